import java.nio.file.Files
import java.nio.file.Path

// The modules of the example as they are; what a run of it has left in them stays there.
Path example = basedir.toPath().resolve('../../../../examples/imagegen').normalize()
for (String module : ['model', 'app']) {
    for (String part : ['pom.xml', 'src']) {
        Path source = example.resolve(module).resolve(part)
        Files.walk(source).withCloseable { files ->
            files.forEach { Path file ->
                Path copy = basedir.toPath().resolve(example.relativize(file).toString())
                Files.createDirectories(copy.parent)
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy)
                }
            }
        }
    }
}
return true
