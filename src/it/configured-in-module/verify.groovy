List<String> log = new File(basedir, 'build.log').readLines()

assert log.contains('App was run with [--title, My shop] in ' + new File(basedir, 'app/data').canonicalPath)
assert log.every { !it.contains('Admin was run') }
