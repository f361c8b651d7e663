"""What the tools that look at labelled texts share."""
import unicodedata


def alnum(text):
    """Letters and digits alone, whatever their case: equal for two printings of the same words."""
    return "".join(c for c in unicodedata.normalize("NFKD", text or "").casefold() if c.isalnum())
