package dev.hotreload.maven.compile.javac;

import dev.hotreload.maven.compile.settings.CompilerSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources of one module in this process, again and again.
 *
 * <p>Jars stay open, and the JVM has compiled javac itself after a few calls. Annotation processors are loaded anew
 * each time. Nothing is written to disk. Used by one thread at a time.
 */
public final class WarmCompiler implements Closeable {

    private final CompilerSettings settings;
    private final List<String> options;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager jars;
    private final ModuleFileManager files;
    private final ProcessorLoaders processors;

    /**
     * A compiler for a module.
     *
     * @param modules the modules of the class path, this one included, by their output directories
     * @throws IOException if an entry of the class path cannot be used
     */
    public WarmCompiler(CompilerSettings settings, Map<Path, VisibleClasses> modules) throws IOException {
        this.settings = settings;
        jars = compiler.getStandardFileManager(null, null, settings.encoding());
        List<Path> classPath = new ArrayList<>(List.of(settings.classes()));
        classPath.addAll(settings.classPath());
        // The file manager takes no directory that does not exist.
        Files.createDirectories(settings.classes());
        Files.createDirectories(settings.generated());
        jars.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(settings.classes()));
        jars.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(settings.generated()));
        List<Path> processorPath = settings.processorPath();
        if (!processorPath.isEmpty()) {
            jars.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, processorPath);
        }
        processors = new ProcessorLoaders(processorPath.isEmpty() ? classPath : processorPath);
        VisibleClasses own = Objects.requireNonNull(modules.get(settings.classes()));
        files = new ModuleFileManager(
                jars,
                settings,
                new ClassPathSegments(jars, settings.classPath(), own, modules, settings.isModule()),
                processors);
        options = options(settings, AnnotationProcessors.of(settings));
    }

    /** A compiler that need not look for processors, because there are none, is a good deal faster. */
    private static List<String> options(CompilerSettings settings, AnnotationProcessors processors) {
        List<String> options = new ArrayList<>(settings.options());
        if (processors == AnnotationProcessors.NONE
                && options.stream().noneMatch(option -> option.startsWith("-proc"))) {
            options.add("-proc:none");
        }
        return options;
    }

    /**
     * Compiles sources together.
     *
     * @param texts the sources that are not as on disk
     * @throws RuntimeException if the compiler or a processor fails for another reason than an error in the sources
     * @throws IOException if the jars of processors cannot be closed
     */
    public Compilation compile(Collection<Path> sources, Map<Path, String> texts) throws IOException {
        try {
            return compileOnce(sources, texts);
        } finally {
            files.reset();
            processors.end();
        }
    }

    private Compilation compileOnce(Collection<Path> sources, Map<Path, String> texts) {
        files.reset();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        List<JavaFileObject> units = new ArrayList<>();
        for (Path source : new TreeSet<>(sources)) {
            try {
                String text = texts.get(source);
                units.add(
                        text == null
                                ? SourceFileObject.read(source, settings.encoding())
                                : SourceFileObject.of(source, text, settings.encoding()));
            } catch (CharacterCodingException e) {
                return Compilation.failed(source + ": error: is not written in " + settings.encoding() + "\n");
            } catch (IOException e) {
                return Compilation.failed(source + ": error: cannot be read (" + e + ")\n");
            }
        }
        boolean succeeded = compiler.getTask(output, files, diagnostics, options, null, units)
                .call();
        Map<String, Compilation.CompiledClass> classes = new LinkedHashMap<>();
        files.classes()
                .forEach((name, file) -> classes.put(
                        name.replace('.', '/'), new Compilation.CompiledClass(file.content(), file.source())));
        Map<Path, byte[]> others = new LinkedHashMap<>();
        files.files().forEach((path, file) -> others.put(path, file.content()));
        return new Compilation(succeeded, diagnostics.getDiagnostics(), output.toString(), classes, others);
    }

    @Override
    public void close() throws IOException {
        processors.close();
        jars.close();
    }
}
