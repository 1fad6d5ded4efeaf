List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

assert log.contains('start: generated Resources 1')
assert log.contains('seen: again')
assert log.contains('seen: Resources 2')
assert log.contains('seen: none')
assert log.any { it ==~ /hotreload  .*pom\.xml was edited: property generated\.word generated -> made; a restart picks it up/ }
assert log.any { it.contains('BUILD SUCCESS') }
