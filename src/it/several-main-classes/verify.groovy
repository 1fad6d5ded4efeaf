String log = new File(basedir, 'build.log').text.replace('\u001B[0m', '')

assert log.contains('cannot tell the main class: com.example.Admin and com.example.App both have one.')
assert log.contains('Add <mainClass>com.example.Admin</mainClass> to the plugin\'s configuration')
assert log.contains('-Dhotreload.mainClass=com.example.Admin')
assert !log.contains('was run')
assert !log.contains('Caused by')
