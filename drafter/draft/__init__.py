"""Digest, evidence and style → Draft: every ask answered, declined with its reason, or honestly open."""

from drafter.draft.compose import draft_reply
from drafter.draft.deadline import Deadline, deadline_line, find_deadline
from drafter.draft.order import DraftOrder

__all__ = ["Deadline", "DraftOrder", "deadline_line", "draft_reply", "find_deadline"]
