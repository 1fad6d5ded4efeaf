List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

assert log.contains('words: of the system')
assert log.any { it.contains('BUILD SUCCESS') }
