List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// Two JVMs, and between them a refusal that says what can be done by hand.
assert log.findAll { it.startsWith('start: ') } == [
        'start: circle, an interface: true', 'start: circle, an interface: false']
assert log.any { it ==~ /hotreload  #1 refused  com\.example\.app\.(Shape|Circle): .*/ }
assert log.any { it.contains('com.example.app.App is started again') }
assert log.any { it.contains('BUILD SUCCESS') }
