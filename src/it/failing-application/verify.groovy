List<String> log = new File(basedir, 'build.log').text.replace('\u001B[0m', '').readLines()
List<String> errors = log.findAll { it.startsWith('[ERROR]') }

assert log.contains('no such port: 99999')
assert errors.size() == 1
assert errors[0] ==~ /\[ERROR] hotreload  com\.example\.App ended with exit code 3 after \d+\.\d s/
assert log.every { !it.contains('BUILD SUCCESS') }
