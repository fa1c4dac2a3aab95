"""The two engines that answer the two questions: rules (embedded) and model (an endpoint)."""
