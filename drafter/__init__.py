"""Summarizes incoming 建议 and 提案, drafts the reply, and checks it."""
