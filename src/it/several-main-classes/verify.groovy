List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// Both times; the second time before anything is built.
assert log.count { it.contains('cannot tell the main class: 2 classes have a main method:') } >= 2
assert log.count { it.contains(':compile (default-compile)') } == 1
assert log.any { it ==~ /(\[ERROR\] )?    com\.example\.App/ }
assert log.any { it ==~ /(\[ERROR\] )?    com\.example\.Admin/ }
assert log.any { it.contains('or add <mainClass>com.example.App</mainClass> to the plugin\'s configuration') }
assert log.any { it.contains('-Dhotreload.mainClass=com.example.App') }
assert !log.any { it.contains('was run') }
assert !log.any { it.contains('Caused by') }
