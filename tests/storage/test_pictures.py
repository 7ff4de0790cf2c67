"""Pictures that were uploaded: one for each kind and language, and none for a forgotten channel."""

from dataclasses import replace

from storage.protocol import Store
from storage.values import ChannelKey, PictureFile
from tests.storage.samples import ELSEWHERE, HERE, NOW, SMALL_TEAM, at_once


def a_picture(key: ChannelKey = HERE, file: str = "F1", **told: str) -> PictureFile:
    fields = {"kind": "team", "language": "en", "digest": "a", **told}
    return PictureFile(key=key, file=file, **fields)


def set_up(store: Store, *keys: ChannelKey) -> None:
    for key in keys:
        store.save_profile(key, SMALL_TEAM, base=0, by="U1", at=NOW)


def test_a_picture_is_found_by_its_channel_kind_and_language(store: Store) -> None:
    set_up(store, HERE, ELSEWHERE)
    pictures = [
        a_picture(),
        a_picture(kind="plan", file="F2"),
        a_picture(language="de", file="F3"),
        a_picture(ELSEWHERE, file="F4"),
    ]

    assert [store.save_picture(one) for one in pictures] == ["", "", "", ""]

    found = [store.find_picture(one.key, one.kind, one.language) for one in pictures]
    assert found == pictures
    assert store.find_picture(HERE, "plan", "de") is None
    assert store.list_pictures(HERE) == [pictures[1], pictures[2], pictures[0]]


def test_another_picture_takes_its_place_and_the_old_file_is_of_no_use(store: Store) -> None:
    set_up(store, HERE)
    store.save_picture(a_picture())
    newer = a_picture(file="F2", digest="b")

    assert store.save_picture(newer) == "F1"

    assert store.list_pictures(HERE) == [newer]


def test_who_comes_second_with_the_same_picture_is_not_needed(store: Store) -> None:
    set_up(store, HERE)
    store.save_picture(a_picture())

    assert store.save_picture(a_picture(file="F2")) == "F2"

    assert store.list_pictures(HERE) == [a_picture()]


def test_of_many_with_the_same_picture_one_is_kept(store: Store) -> None:
    set_up(store, HERE)

    useless = at_once(lambda number: store.save_picture(a_picture(file=f"F{number}")), times=16)

    [kept] = store.list_pictures(HERE)
    assert sorted(useless) == sorted({"", *(f"F{n}" for n in range(16))} - {kept.file})


def test_for_a_channel_that_was_forgotten_nothing_is_stored(store: Store) -> None:
    set_up(store, HERE)
    store.save_picture(a_picture())

    assert store.forget_channel(HERE)["pictures"] == 1

    assert store.save_picture(replace(a_picture(), file="F2")) == "F2"
    assert store.list_pictures(HERE) == []


def test_a_file_that_slack_has_lost_is_dropped_alone(store: Store) -> None:
    set_up(store, HERE, ELSEWHERE)
    for picture in (a_picture(), a_picture(kind="plan", file="F2"), a_picture(ELSEWHERE)):
        store.save_picture(picture)

    store.drop_picture(HERE, "F1")
    store.drop_picture(HERE, "F9")

    assert store.list_pictures(HERE) == [a_picture(kind="plan", file="F2")]
    assert store.list_pictures(ELSEWHERE) == [a_picture(ELSEWHERE)]
