package dev.hotreload.maven.compile.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * How one module's own build makes what is in its output directory.
 *
 * @param project the module
 * @param name what messages call it
 * @param compiler what javac is told, if this process can compile the module just as its build does
 * @param reason why it cannot, as the end of a sentence; empty if it can
 * @param compileGoals the goals that compile the module, in order
 * @param resourceGoals the goals that copy its resources
 * @param classPath what is compiled against, without the module's own classes; other modules stand in it as their
 *     output directories
 */
public record ModuleBuild(
        MavenProject project,
        String name,
        Optional<CompilerSettings> compiler,
        String reason,
        List<MojoExecution> compileGoals,
        List<MojoExecution> resourceGoals,
        List<Path> classPath) {

    /** Copies the lists. */
    public ModuleBuild {
        compileGoals = List.copyOf(compileGoals);
        resourceGoals = List.copyOf(resourceGoals);
        classPath = List.copyOf(classPath);
    }

    /** Where the classes belong. */
    public Path classes() {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    /** A directory for temporary files, on the file system of {@link #classes} as a rule. */
    public Path staging() {
        return Path.of(project.getBuild().getDirectory(), "hotreload", "compile");
    }

    /** The directories whose files the compilers read, existing or not. */
    public List<Path> sourceRoots() {
        if (compiler.isPresent()) {
            return compiler.get().roots();
        }
        return project.getCompileSourceRoots().stream().map(Path::of).toList();
    }

    /** The directories of resources. */
    public List<Resource> resources() {
        return project.getResources();
    }
}
