List<String> log = new File(basedir, 'build.log').text.replace('\u001B[0m', '').readLines()

assert log.contains('arguments: [one, two words]')
assert log.contains('greeting: good day')
assert log.contains('mode: from the pom')
assert log.contains('directory: ' + basedir.canonicalPath)
assert log.contains('class path: ' + new File(basedir, 'target/classes').canonicalPath)
assert log.contains('launch file: null')
assert log.any { it.contains('BUILD SUCCESS') }
