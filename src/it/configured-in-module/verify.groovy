List<String> log = new File(basedir, 'build.log').text.replace('\u001B[0m', '').readLines()

assert log.contains('App was run with [--title, My shop] in ' + new File(basedir, 'app/data').canonicalPath)
assert log.every { !it.contains('Admin was run') }
