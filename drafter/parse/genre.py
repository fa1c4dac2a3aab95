"""What kind of paper this is."""

from drafter.documents import Genre
from drafter.parse.page import Frame, Page


def find_genre(page: Page, frame: Frame) -> Genre:
    """Return the genre of a paper from its title and opening."""
    title = frame.title.text if frame.title else ""
    if any(word in title for word in ("会办意见", "协办意见")):
        return "joint_opinion"
    if frame.opening or "答复" in title or "复函" in title:
        return "reply"
    if any(word in title for word in ("建议", "提案")) or "案由" in page.folded:
        return "proposal"
    return "other"
