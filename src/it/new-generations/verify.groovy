List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// The same JVM, and the network was built once.
List<List<String>> starts = log.findAll { it.startsWith('start: ') }
        .collect { (it =~ /start: interface (\w+), pid (\d+), (\S+), (\S+), (\S+)/)[0].drop(1) }
assert starts*.first() == ['true', 'false', 'true', 'false', 'true']
assert starts.collect { it[1] }.unique().size() == 1
List<String> built = log.findAll { it ==~ /weights  (\d+)\/\1 MB  \d+ s/ }
assert built.size() == 1

// Its arrays are the same ones, in a network of the new code's class.
List<List<String>> networks = log.findAll { it.startsWith('network: ') }
        .collect { (it =~ /network: array (\d+), layers (\d+), own class (\w+)/)[0].drop(1) }
assert networks.size() == 4 && networks.unique().size() == 1
assert built[0].contains('/' + 4 * (networks[0][1] as int) + ' MB')
assert networks[0][2] == 'true'

// What was changed is there from the next generation on.
List<String> slf4j = starts.collect { it[2] }
assert slf4j[0..1] == ['slf4j-api-1.7.36.jar'] * 2
assert slf4j[2].startsWith('slf4j-api-2.') && slf4j[2..4].unique().size() == 1
assert starts.collect { it[3].startsWith('gson-') } == [false, false, false, true, true]
assert starts.collect { it[4] } == ['none', 'none', 'none', 'none', 'classes']

// Pictures go on counting.
List<String> pictures = log.findAll { it ==~ /#\d+  ".*/ }
assert pictures.collect { it.replaceFirst(/  .*/, '') } == (1..10).collect { '#' + it }
assert !log.any { it ==~ /#\d+  failed: .*/ }

List<String> generations = log.findAll { it.startsWith('hotreload  #') && it.contains(' new generation ') }
assert generations.size() == 4
assert generations.every { it ==~ /.*  kept Session\.counter, Session\.weights  \d+ ms/ }
assert generations[1].contains('(slf4j-api 1.7.36 -> 2.')
assert generations[2].contains('(+ gson ')
assert generations[3].contains('effects')
// What the JDK has for pictures does not hold a generation.
assert !log.any { it.contains('sun.awt') }
assert log.count { it.contains('BUILD SUCCESS') } == 1

// How long each took is for readers.
generations.each { println it }
return true
