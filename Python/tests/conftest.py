"""The random texts are the same in every run: what fails here fails everywhere. ``--hypothesis-profile=other`` tries others."""

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("other", derandomize=False)
settings.load_profile("same")
