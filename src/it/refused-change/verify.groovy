List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

Closure<List<List<String>>> starts = { String what ->
    log.findAll { it.startsWith(what + ': ') }
            .collect { (it =~ /.*interface: (\w+), starts (\d+), pid (\d+), array (\d+), gson (\w+)/)[0].drop(1) }
}

// A new generation: the class is of another kind, in the same JVM, and with the same array. The next one has another library, too.
List<List<String>> generation = starts('generation')
assert generation*.take(2) == [['true', '1'], ['false', '2'], ['true', '3']]
assert generation.collect { it[2..3] }.unique().size() == 1
assert generation*.last() == ['false', 'false', 'true']
assert log.any { it ==~ /hotreload  #1 refused  com\.example\.app\.(Shape|Circle): .*/ }
assert log.any { it ==~ /hotreload  #1 new generation  refused-change  kept Weights\.load  \d+ ms/ }
assert log.any { it ==~ /hotreload  #2 new generation  refused-change  \(\+ gson [^)]*\)  kept Weights\.load  \d+ ms/ }

// A new JVM; the second start, which had -q, says so in spite of it.
List<List<String>> restart = starts('restart')
assert restart*.take(2) == [['true', '1'], ['false', '1']]
assert restart[0][2] != restart[1][2]
assert log.any { it.contains('com.example.app.App is started again') }
assert log.count { it.contains('BUILD SUCCESS') } == 1
