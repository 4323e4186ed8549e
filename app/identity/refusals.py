"""The ways in which coming in through an organisation can fail; none carries what was said."""


class Refusal(Exception):
    """Parent of them; ``page`` names what the page says, ``code`` is its status."""

    page: str
    code: int


class ProviderFailed(Refusal):
    """The provider did not answer, or not in a way that can be trusted.

    ``reason`` is one of our own words, for the operator's log.
    """

    page = "broken"
    code = 502

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Stale(Refusal):
    """It took too long, began in another browser, or was used before."""

    page = "stale"
    code = 400


class Declined(Refusal):
    """The provider did not let her through, or she turned back."""

    page = "declined"
    code = 400
