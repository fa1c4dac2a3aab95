"""Digest, evidence and style → Draft: every ask answered, declined with its reason, or honestly open."""

from drafter.draft.asks_in_full import asks_in_full
from drafter.draft.compose import draft_reply
from drafter.draft.deadline import Deadline, deadline_line, find_deadline
from drafter.draft.order import DraftOrder

__all__ = ["Deadline", "DraftOrder", "asks_in_full", "deadline_line", "draft_reply", "find_deadline"]
