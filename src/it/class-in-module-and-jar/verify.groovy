List<String> log = new File(basedir, 'build.log').text.replace('\u001B[0m', '').readLines()

assert log.contains('in both: the module')
assert log.contains('in the jar: png')
