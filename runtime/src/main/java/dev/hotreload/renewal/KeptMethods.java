package dev.hotreload.renewal;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.handover.KeepAs;
import dev.hotreload.loop.LoopSpec;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.support.KeptWish;
import dev.hotreload.weave.KeepWeaver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Type;

/**
 * The methods whose results the user wants to keep: {@code com.acme.Weights#load}, or with parameter types; {@code *}
 * stands for any characters but dots, {@code **} for any. Behind it may stand how objects of the application's own
 * classes are kept, {@code =proxy} or {@code =copy}; the same behind a name that the application itself keeps something
 * under, {@code weights=copy}. What is to be kept of frameworks is named here, too: {@link KeptWish}.
 *
 * <p>Safe for use by any thread.
 */
public final class KeptMethods {
    private static final String AS = "=\\s*(proxy|copy)\\s*";
    private static final String FORM = "\\s*([\\w.$*]+)\\s*#\\s*([^\\s(#,=]+)\\s*(?:\\(([^)]*)\\))?\\s*(?:" + AS + ")?";
    private static final String NAMED = "\\s*([^\\s#=,:][^#=,:]*?)\\s*" + AS;

    private final List<Spec> specs = new ArrayList<>();
    private final Map<String, KeepAs> named = new HashMap<>();
    private final List<KeptWish> wishes = new ArrayList<>();
    private final Consumer<String> problem;

    /** One entry. */
    private record Spec(Pattern binaryName, Pattern method, Optional<List<String>> parameters, KeepAs as) {

        boolean isOf(String type) {
            return binaryName.matcher(type).matches();
        }

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
            Matcher name = Pattern.compile(NAMED).matcher(entry);
            Optional<KeptWish> wish = KeptWish.parse(entry);
            if (wish.isPresent()) {
                wishes.add(wish.get());
            } else if (matcher.matches()) {
                specs.add(new Spec(
                        KeptWish.pattern(matcher.group(1)),
                        KeptWish.pattern(matcher.group(2)),
                        Optional.ofNullable(matcher.group(3)).map(LoopSpec::types),
                        as(matcher.group(4))));
            } else if (name.matches()) {
                named.put(name.group(1), as(name.group(2)));
            } else {
                problem.accept(RenewalTexts.malformedKeep(entry));
            }
        }
    }

    private static KeepAs as(@Nullable String written) {
        return "copy".equals(written) ? KeepAs.COPY : KeepAs.PROXY;
    }

    /** What is to be kept of frameworks. */
    List<KeptWish> wishes() {
        return List.copyOf(wishes);
    }

    /** How what the application keeps under a name is handed over. */
    KeepAs ofName(String name) {
        return named.getOrDefault(name, KeepAs.PROXY);
    }

    /** How the result of a method is handed over; the last entry that names it counts. */
    KeepAs ofMethod(String binaryName, MethodKey method) {
        KeepAs as = KeepAs.PROXY;
        for (Spec spec : specs) {
            if (spec.isOf(binaryName) && spec.matches(method)) {
                as = spec.as();
            }
        }
        return as;
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
        List<Spec> own = specs.stream().filter(spec -> spec.isOf(binaryName)).toList();
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
