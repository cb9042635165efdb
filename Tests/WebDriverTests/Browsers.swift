import Testing

/// Tests with a real Chromium: one after the other, because each already keeps both cores busy.
@Suite(.serialized) enum Browsers {}
