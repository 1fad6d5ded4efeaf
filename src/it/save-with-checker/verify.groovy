List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// The terminal shows an error only if the next save does not overtake it.
assert new File(basedir, 'target/hotreload/compile.jsonl').readLines().count { it.contains('"outcome":"failed"') } == 2
assert log.count('forbidden: "one"') == 2
assert log.count('allowed: plain') == 2
assert log.contains('jooq is right')
assert log.any { it.contains('BUILD SUCCESS') }
