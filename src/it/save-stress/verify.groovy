List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

Closure<String> answer = { String what -> log.find { it.startsWith(what + ': ') }?.substring(what.length() + 2) }

assert answer('running') != answer('start')
assert answer('running') == answer('fresh')
assert log.any { it.contains('BUILD SUCCESS') }
