List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

Closure<String> answer = { String what -> log.find { it.startsWith(what + ': ') }?.substring(what.length() + 2) }

assert answer('running') != answer('start')
assert answer('running') == answer('fresh')
// The program was called all the time, and lived; calls failed only while another build had written one module of two.
def calls = answer('calls') =~ /(\d+), failed between two modules: (\d+)/
assert calls.matches()
assert calls.group(1).toLong() > calls.group(2).toLong()
assert log.any { it.contains('BUILD SUCCESS') }
