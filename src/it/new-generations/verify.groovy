List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// The same JVM, and the same array, which was loaded once; the network itself is of the new class.
List<List<String>> starts = log.findAll { it.startsWith('start: ') }
        .collect { (it =~ /start: interface (\w+), pid (\d+), array (\d+), own class (\w+), (\S+), (\S+), (\S+)/)[0].drop(1) }
assert starts*.first() == ['true', 'false', 'true', 'false', 'true']
assert starts.collect { it[1..3] }.unique().size() == 1
assert starts[0][3] == 'true'
assert log.count('network: loaded 200 MB') == 1

// What was changed is there from the next generation on.
List<String> slf4j = starts.collect { it[4] }
assert slf4j[0..1] == ['slf4j-api-1.7.36.jar'] * 2
assert slf4j[2].startsWith('slf4j-api-2.') && slf4j[2..4].unique().size() == 1
assert starts.collect { it[5].startsWith('gson-') } == [false, false, false, true, true]
assert starts.collect { it[6] } == ['none', 'none', 'none', 'none', 'classes']

// Pictures go on counting.
assert log.findAll { it.startsWith('picture: ') } == (1..10).collect { 'picture: ' + it + ' ' + it * 0.25f }

List<String> generations = log.findAll { it.startsWith('hotreload  #') && it.contains(' new generation ') }
assert generations.size() == 4
assert generations[0] ==~ /hotreload  #1 new generation  .*  kept Network\.load, Pictures\.counter  \d+ ms/
assert generations[1].contains('(slf4j-api 1.7.36 -> 2.')
assert generations[2].contains('(+ gson ')
assert generations[3].contains('effects')
assert generations.every { it.contains('  kept Network.load, Pictures.counter  ') }
assert log.count { it.contains('BUILD SUCCESS') } == 1
