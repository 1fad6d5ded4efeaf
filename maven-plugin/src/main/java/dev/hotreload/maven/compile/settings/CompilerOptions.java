package dev.hotreload.maven.compile.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Translates the parameters of {@code compiler:compile} into the options of javac, as the compiler plugin does itself
 * (AbstractCompilerMojo, and JavacCompiler of plexus-compiler).
 */
final class CompilerOptions {

    private final GoalParameters parameters;
    private final List<String> options = new ArrayList<>();

    private CompilerOptions(GoalParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * All options but those of paths and encoding.
     *
     * @param isModule whether the sources declare a module
     */
    static List<String> of(GoalParameters parameters, boolean isModule) {
        CompilerOptions options = new CompilerOptions(parameters);
        options.addProcessing();
        options.addOutput();
        options.addWarnings();
        options.addVersions();
        if (isModule && !parameters.text("useModuleVersion").equals(java.util.Optional.of("false"))) {
            parameters.text("moduleVersion").ifPresent(version -> options.add("--module-version", version));
        }
        options.addCustom();
        return options.options;
    }

    private void addProcessing() {
        parameters.text("proc").ifPresent(proc -> add("-proc:" + proc));
        List<String> processors = parameters.texts("annotationProcessors");
        if (!processors.isEmpty()) {
            add("-processor", String.join(",", processors));
        }
    }

    private void addOutput() {
        if (parameters.isTrue("debug")) {
            add(parameters.text("debuglevel").map(level -> "-g:" + level).orElse("-g"));
        }
        if (parameters.isTrue("parameters")) {
            add("-parameters");
        }
        if (parameters.isTrue("enablePreview")) {
            add("--enable-preview");
        }
    }

    private void addWarnings() {
        if (parameters.isTrue("showDeprecation")) {
            add("-deprecation");
        } else if (!parameters.isTrue("showWarnings")) {
            add("-nowarn");
        }
        if (parameters.isTrue("failOnWarning")) {
            add("-Werror");
        }
    }

    private void addVersions() {
        if (parameters.text("release").isPresent()) {
            add("--release", parameters.text("release").get());
            return;
        }
        parameters.text("target").ifPresent(target -> add("-target", target));
        parameters.text("source").ifPresent(source -> add("-source", source));
    }

    private void addCustom() {
        for (Xpp3Dom argument : parameters.elements("compilerArguments")) {
            String key = argument.getName().startsWith("-") ? argument.getName() : "-" + argument.getName();
            String value = parameters.text(argument).orElse("");
            if (key.startsWith("-A") && !value.isEmpty()) {
                addCustom(key + "=" + value);
            } else {
                addCustom(key);
                if (!value.isEmpty() && !key.startsWith("-J")) {
                    add(value);
                }
            }
        }
        parameters.text("compilerArgument").ifPresent(this::addCustom);
        for (Xpp3Dom argument : parameters.elements("compilerArgs")) {
            parameters.text(argument).ifPresent(this::addCustom);
        }
    }

    /** Options for the JVM of a compiler in another process mean nothing here. */
    private void addCustom(String option) {
        if (!option.toUpperCase(Locale.ROOT).startsWith("-J")) {
            add(option);
        }
    }

    private void add(String... words) {
        options.addAll(List.of(words));
    }
}
