# The image of the bot. docs/deploy-docker.md says how to build and run it.

# The Python that the tests run with. To be sure of every byte, name the base by its digest:
#   docker build --build-arg BASE=python:3.11-slim-trixie@sha256:… .
ARG BASE=python:3.11-slim-trixie

FROM ${BASE} AS build
WORKDIR /src
RUN python -m venv --without-pip /opt/mlteam
# Before the code, so that a change of it does not install everything anew.
COPY requirements.txt ./
# Only wheels: there is no compiler here, and a source package would run code of its own.
RUN pip --python /opt/mlteam/bin/python install --no-cache-dir --require-hashes \
    --only-binary=:all: -r requirements.txt
COPY pyproject.toml README.md LICENSE manifest.yml ./
COPY knowledge knowledge
COPY storage storage
COPY playground playground
COPY bot bot
# The package is built with what is pinned, and nothing is fetched for it.
RUN /opt/mlteam/bin/python -m pip wheel --no-cache-dir --no-deps --no-build-isolation --no-index \
    --wheel-dir dist . \
    && /opt/mlteam/bin/python -m pip install --no-cache-dir --no-deps --no-index dist/*.whl
# What only builds and tests is not shipped.
RUN /opt/mlteam/bin/python -m pip uninstall --yes --quiet \
    hatchling editables pathspec tomlkit trove-classifiers pip \
    && find /opt/mlteam/lib -type d -name tests -prune -exec rm -rf {} +

FROM ${BASE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="mlteam" \
      org.opencontainers.image.description="A Slack bot that helps engineering leaders build machine-learning teams" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /opt/mlteam /opt/mlteam
COPY deploy/healthcheck.py /opt/mlteam/healthcheck.py
# A number, not a name: Kubernetes can then see that it is not root.
RUN install --directory --owner=10001 --group=10001 --mode=0700 /data
# Nothing but /data and /tmp is written, so the rest may be read-only.
ENV PATH=/opt/mlteam/bin:$PATH \
    HOME=/tmp \
    MPLCONFIGDIR=/tmp/matplotlib \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=3000 \
    LOG_FORMAT=json \
    MLTEAM_DATABASE_URL=sqlite:////data/mlteam.db
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "/opt/mlteam/healthcheck.py"]
# No shell in between, so that a signal to stop reaches the bot.
ENTRYPOINT ["mlteam"]
CMD ["serve", "--mode", "http"]
