"""A grammar of customer mail: templates that yield sentences with correct trees."""
