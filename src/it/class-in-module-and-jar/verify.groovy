List<String> log = new File(basedir, 'build.log').readLines()

assert log.contains('in both: the module')
assert log.contains('in the jar: png')
