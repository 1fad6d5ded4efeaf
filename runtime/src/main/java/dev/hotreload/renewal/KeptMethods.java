package dev.hotreload.renewal;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.loop.LoopSpec;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.weave.KeepWeaver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Type;

/**
 * The methods whose results the user wants to keep: {@code com.acme.Weights#load}, or with parameter types; {@code *} stands for any
 * characters but dots, {@code **} for any.
 *
 * <p>Safe for use by any thread.
 */
public final class KeptMethods {
    private static final String FORM = "\\s*([\\w.$*]+)\\s*#\\s*([^\\s(#,]+)\\s*(?:\\(([^)]*)\\))?\\s*";

    private final List<Spec> specs = new ArrayList<>();
    private final Consumer<String> problem;

    /** One entry. */
    private record Spec(Pattern binaryName, Pattern method, Optional<List<String>> parameters) {

        boolean matches(MethodKey key) {
            return method.matcher(key.name()).matches()
                    && (parameters.isEmpty()
                            || LoopSpec.matches(parameters.get(), Type.getArgumentTypes(key.descriptor())));
        }
    }

    /**
     * @param entries as the user wrote them
     * @param problem is told what is wrong with one
     */
    public KeptMethods(List<String> entries, Consumer<String> problem) {
        this.problem = problem;
        for (String entry : entries) {
            Matcher matcher = Pattern.compile(FORM).matcher(entry);
            if (matcher.matches()) {
                specs.add(new Spec(
                        pattern(matcher.group(1)),
                        pattern(matcher.group(2)),
                        Optional.ofNullable(matcher.group(3)).map(LoopSpec::types)));
            } else {
                problem.accept(RenewalTexts.malformedKeep(entry));
            }
        }
    }

    private static Pattern pattern(String glob) {
        // "**" first becomes something that is no "*".
        String regex = Pattern.quote(glob)
                .replace("**", "\\E.\0\\Q")
                .replace("*", "\\E[^.]*\\Q")
                .replace('\0', '*');
        return Pattern.compile(regex);
    }

    /** Whether no method is named: then nothing is woven. */
    boolean isEmpty() {
        return specs.isEmpty();
    }

    /**
     * What to give to the JVM in place of a class file.
     *
     * @return the same array if no method of the class is kept
     */
    public byte[] weave(String internalName, byte[] classFile) {
        if (specs.isEmpty()) {
            return classFile;
        }
        String binaryName = internalName.replace('/', '.');
        List<Spec> own = specs.stream()
                .filter(spec -> spec.binaryName().matcher(binaryName).matches())
                .toList();
        if (own.isEmpty()) {
            return classFile;
        }
        try {
            return KeepWeaver.weave(classFile, key -> own.stream().anyMatch(spec -> spec.matches(key)));
        } catch (MethodTooLargeException e) {
            problem.accept(RenewalTexts.tooLargeToKeep(binaryName + "." + e.getMethodName()));
            return classFile;
        }
    }
}
