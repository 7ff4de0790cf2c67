"""Questions as leaders type them in German, each with what must be among the answers.

As in `questions.py` they were written down before the search knew any German, and those in UNSEEN
were looked at only when it was done.
"""

ANSWERED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Wann sollten wir den ersten Data Scientist einstellen?", ("data_scientist/hire_when",)),
    (
        "brauchen wir vor dem Data Scientist einen Data Engineer",
        ("scientists-without-data-engineers", "data-before-science", "hold-scientist"),
    ),
    (
        "Was ist der Unterschied zwischen ML Engineer und MLOps?",
        ("mlops_engineer", "ml_engineer"),
    ),
    ("wie viele Data Engineers pro Data Scientist", ("few-data-engineers",)),
    ("Wer kann einen Data Engineer vertreten, bis wir jemanden finden?", ("data_engineer/cover",)),
    ("Was soll ich einen ML Engineer im Vorstellungsgespräch fragen?", ("ml_engineer/interview",)),
    ("typische Fehler beim Einstellen einer ML-Leitung", ("ml_lead/mistakes",)),
    (
        "Sollten wir unsere eigene ML-Plattform bauen?",
        ("own-stack", "platform-before-models", "buy-the-platform"),
    ),
    ("Wie lange darf es dauern, bis ein Modell im Einsatz ist?", ("slow-to-production",)),
    (
        "Unsere Data Scientists und Data Engineers reden nicht miteinander",
        ("data-and-science-apart", "large-5"),
    ),
    ("nur eine Person versteht unsere Modelle, was ist, wenn sie kündigt?", ("single-point",)),
    (
        "Lohnt sich jemand mit Doktortitel?",
        ("data_scientist/mistakes", "research_scientist/mistakes", "large-9"),
    ),
    ("Können unsere Data Engineers ML lernen?", ("grow-engineers", "medium-3")),
    ("brauchen wir einen Product Manager für ML", ("no-product-owner", "ml_product_manager")),
    (
        "Wen brauche ich für einen Chatbot mit GPT?",
        ("ai_engineer", "llm-needs-ai-engineer", "llm-grow-ai-engineer"),
    ),
    (
        "externe Beratung oder selbst machen beim ersten Projekt?",
        ("partner-first", "bought-against-built"),
    ),
    ("Wer soll unsere Bilder labeln?", ("labels-are-the-bottleneck", "data_annotator")),
    ("die ersten 90 Tage eines Data Engineers", ("data_engineer/first_days",)),
    ("Junior oder Senior als erster Data Scientist?", ("data_scientist/first_hire",)),
    (
        "Die Qualität unserer Modelle wird mit der Zeit schlechter",
        ("unwatched-models", "models-that-age"),
    ),
    ("wer ueberwacht unsere Modelle", ("unwatched-models", "models-that-age", "mlops_engineer")),
    ("Modellqualitaet sinkt", ("unwatched-models", "models-that-age")),
    (
        "Brauchen wir jemanden für den AI Act?",
        ("regulated-without-second-pair", "ai_governance_lead"),
    ),
    (
        "zentrales Data-Science-Team oder auf die Produktteams verteilt?",
        ("hub-and-spoke", "large-6"),
    ),
    ("15 Leute und noch nichts im Einsatz", ("idle-team",)),
    (
        "Wer prüft die Antworten unseres Sprachmodells?",
        ("llm-nobody-judges", "evaluation_specialist", "evaluation-for-language-features"),
    ),
    ("Was macht ein AI Engineer?", ("ai_engineer/mission",)),
    ("Wie schreibe ich eine Stellenanzeige für einen ML Engineer?", ("medium-10", "small-7")),
    (
        "die Datenqualität ist schlecht, wer kümmert sich darum",
        ("spread-the-cleaning", "data_engineer/mission", "data_engineer/hire_when"),
    ),
)

NOT_YET_ANSWERED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Wir sind ein Unternehmen mit 8 Leuten, lohnt sich ein ML Engineer?", ("micro-hold",)),
)
"""The same in English finds the same, which says less."""

UNSEEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Welche Fähigkeiten braucht ein Data Architect?", ("data_architect/skills",)),
    (
        "Woran merke ich, dass mein Product Manager gute Arbeit macht?",
        ("ml_product_manager/success",),
    ),
    ("Ist es zu früh für einen Data Analyst?", ("data_analyst/not_yet",)),
    ("unsere Analysten melden verschiedene Zahlen", ("analysts-disagree", "analytics_engineer")),
    ("Wie viele KI-Projekte schaffen es in den Einsatz?", ("projects-in-production",)),
    ("reicht ein Data Engineer in Teilzeit", ("part-time-data-engineer",)),
    ("eigenes Sprachmodell trainieren oder OpenAI nutzen?", ("try-hosted-first",)),
    (
        "Wem gehören die Modelle, wenn jemand gegangen ist?",
        ("models-without-owner", "single-point"),
    ),
    ("wie viele Leute können wir auf einmal einstellen?", ("hire-in-waves",)),
    ("Ab wann braucht ein Team eine Leitung?", ("lead-for-the-team", "ml_lead/hire_when")),
    ("eine Person für alles oder Spezialisten?", ("too-many-hand-offs", "small-2")),
    ("Freelancer statt ML Lead?", ("ml_lead/cover", "partner-first")),
    (
        "wir haben kein klares Ziel für unser ML-Projekt",
        ("goal-not-measured", "goal-before-people"),
    ),
    ("Wer betreibt Modelle auf unseren eigenen GPU-Servern?", ("on-premises-operations",)),
    ("when should we hire our first data scientist", ("data_scientist/hire_when",)),
)

NOT_ANSWERED: tuple[str, ...] = (
    "Wie wird das Wetter?",
    "wer hat die WM gewonnen",
    "wie backe ich Brot",
    "Hauptstadt von Frankreich",
    "Erzähl mir einen Witz",
    "Wie setze ich mein Passwort zurück?",
    "beste Pizza in der Nähe",
    "Wann fährt der Zug nach Berlin?",
    "Welches Auto soll ich kaufen?",
    "mein Laptop ist langsam",
    "Was ist Liebe?",
    "Wie repariere ich meinen Drucker?",
    "die beste Programmiersprache",
    "Was verdient ein Data Scientist?",
    "was kostet ein ML Engineer",
    "Wie lange dauert es, einen ML Engineer zu finden?",
    "Wann ersetzt KI mein Team?",
    "Wem soll ich kündigen?",
)

NEXT_STEP: tuple[str, ...] = (
    "Wen sollen wir als Nächstes einstellen?",
    "wen als nächstes?",
    "Was sollen wir tun?",
    "Wen brauchen wir?",
    "was empfiehlst du",
    "Wie geht es weiter?",
    "who should we hire next?",
)
"""What asks for the next step of the team, and for nothing else."""
