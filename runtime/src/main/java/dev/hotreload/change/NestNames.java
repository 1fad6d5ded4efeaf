package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.content.ClassNames;
import dev.hotreload.diff.NumberedClassMatcher;
import dev.hotreload.diff.OtherCaptures;
import dev.hotreload.diff.RenamedMethods;
import dev.hotreload.diff.Renaming;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Finds out under which names the numbered classes of a change set live.
 *
 * <p>Numbered classes belong to the top level class around them, so only the class files of top level classes one of
 * whose numbered classes changed are looked at.
 */
final class NestNames {
    private final ChangedClassPath classPath;
    private final LiveNames before;
    private final Collection<ClassState> states;
    private final Predicate<String> isLive;
    private final Map<String, String> liveNames = new HashMap<>();
    private final Set<String> affectedFiles = new HashSet<>();
    private final List<ClassFile> leftBehind = new ArrayList<>();
    private final Function<String, Collection<ClassFile>> earlier;
    private final Map<String, List<ClassFile>> matched = new HashMap<>();

    /** The enums of bodies that live in them (see {@link MergedBodies}), by the bodies' class files. */
    private final Map<String, String> inEnums = new HashMap<>();

    /**
     * Looks at what changes on the class path.
     *
     * @param isLive whether a class of this internal name has been loaded, ever
     * @param earlier the numbered classes, under their live names, of the nest of a top level class with which this change
     *     is to be matched in place of those that run, because the last change was a part of it
     */
    NestNames(
            ChangedClassPath classPath,
            Generation before,
            Predicate<String> isLive,
            Function<String, Collection<ClassFile>> earlier) {
        this.earlier = earlier;
        this.classPath = classPath;
        this.before = before.names();
        this.states = before.model().states();
        this.isLive = isLive;
        Set<String> tops = new HashSet<>();
        for (String fileName : classPath.touched()) {
            if (mayBeNumbered(fileName)) {
                tops.add(topOf(fileName));
            }
        }
        tops.forEach(this::match);
    }

    private boolean mayBeNumbered(String fileName) {
        boolean isNested = fileName.indexOf('$') >= 0;
        byte[] bytes = classPath.after(fileName);
        return bytes == null
                ? isNested
                : (isNested && ClassFile.outline(bytes).isNumbered()) || hasConstantsWithBodies(bytes);
    }

    /** Such an enum may give its constants each other's classes, whose files need not have changed. */
    private static boolean hasConstantsWithBodies(byte[] classFile) {
        ClassReader header = new ClassReader(classFile);
        return "java/lang/Enum".equals(header.getSuperName()) && (header.getAccess() & Opcodes.ACC_FINAL) == 0;
    }

    /** The names once the changes are accepted. */
    ClassNames names() {
        return before.classes().with(liveNames);
    }

    /**
     * The loaded numbered classes with which those of the change were matched, under their live names, by top level class.
     * Others have no objects, and their names may be given to another class.
     */
    Map<String, List<ClassFile>> matched() {
        return matched;
    }

    /** The loaded numbered classes that no class file stands for any more, because other variables are captured. */
    List<ClassFile> leftBehind() {
        return leftBehind;
    }

    /** The class files (names without suffix) that name a class whose live name the change moved. */
    Set<String> affectedFiles() {
        return affectedFiles;
    }

    /** The outermost class around a class, by the class files that there are. */
    private String topOf(String internalName) {
        for (int dollar = internalName.indexOf('$'); dollar > 0; dollar = internalName.indexOf('$', dollar + 1)) {
            String prefix = internalName.substring(0, dollar);
            if (classPath.after(prefix) != null || classPath.before(prefix) != null) {
                return prefix;
            }
        }
        return internalName;
    }

    private void match(String top) {
        Map<String, byte[]> old = classPath.beforeStartingWith(top + '$');
        Map<String, byte[]> now = classPath.afterStartingWith(top + '$');
        List<ClassFile> olds = new ArrayList<>();
        old.values().forEach(bytes -> addIfNumbered(before.live(bytes), olds));
        addGone(top, olds);
        Collection<ClassFile> first = earlier.apply(top);
        List<ClassFile> running = List.copyOf(olds);
        matched.put(
                top,
                running.stream()
                        .filter(type -> isLive.test(type.internalName()))
                        .toList());
        List<ClassFile> news = new ArrayList<>();
        Map<String, String> bodies = bodies(top, now);
        now.forEach((name, bytes) ->
                addIfNumbered(inEnums.containsKey(name) ? bytes : Renaming.classes(bytes, inEnums), news));
        Map<String, String> renamed = renamed(top, running, news);
        // What is not as it was before the last change may be as that left it: in a method with another name, say.
        Map<String, String> matched = NumberedClassMatcher.match(List.of(first, olds), news, renamed, bodies, isLive);
        Set<String> firstNames = first.stream().map(ClassFile::internalName).collect(Collectors.toSet());
        olds.removeIf(type -> firstNames.contains(type.internalName()));
        classPath.gone().stream().filter(name -> name.startsWith(top + '$')).forEach(name -> liveNames.put(name, name));
        liveNames.putAll(matched);
        Stream.concat(first.stream(), olds.stream())
                .filter(type -> !matched.containsValue(type.internalName()) && isLive.test(type.internalName()))
                .filter(type -> news.stream().anyMatch(compiled -> OtherCaptures.isSame(type, compiled)))
                .forEach(leftBehind::add);
        boolean moved = matched.entrySet().stream()
                .anyMatch(name -> !before.liveName(name.getKey()).equals(name.getValue()));
        if (moved) {
            affectedFiles.add(top);
            affectedFiles.addAll(now.keySet());
        }
    }

    /**
     * What is around numbered classes and was renamed.
     *
     * @param olds the numbered classes that run
     * @param news those of the new version
     */
    private Map<String, String> renamed(String top, Collection<ClassFile> olds, Collection<ClassFile> news) {
        Map<String, byte[]> now = new HashMap<>(classPath.afterStartingWith(top + '$'));
        byte @Nullable [] bytes = classPath.after(top);
        if (bytes != null) {
            now.put(top, bytes);
        }
        Map<String, String> renamed = new HashMap<>();
        now.forEach((name, file) -> {
            byte @Nullable [] old = classPath.before(name);
            if (old != null && !Arrays.equals(old, file)) {
                renamed.putAll(
                        RenamedMethods.enclosing(ClassFile.parse(before.live(old)), ClassFile.parse(file), olds, news));
            }
        });
        return renamed;
    }

    /** The classes of enum constants, by their class files: each constant keeps the class that it has. */
    private Map<String, String> bodies(String top, Map<String, byte[]> now) {
        List<byte[]> files = new ArrayList<>(now.values());
        byte @Nullable [] bytes = classPath.after(top);
        if (bytes != null) {
            files.add(bytes);
        }
        Map<String, String> bodies = new HashMap<>();
        for (byte[] file : files) {
            ClassFile type = ClassFile.parse(file);
            if (EnumConstants.isEnum(type)) {
                Map<String, String> live = liveBodies(type.internalName());
                EnumConstants.bodies(type).forEach((constant, body) -> {
                    String known = live.get(constant);
                    if (known == null ? isFinal(type.internalName()) : known.equals(type.internalName())) {
                        inEnums.put(body, type.internalName());
                    } else if (known != null) {
                        bodies.put(body, known);
                    }
                });
            }
        }
        return bodies;
    }

    /** Whether the JVM holds a class for final, so that an added constant of it is of no other class. */
    private boolean isFinal(String fileName) {
        String internalName = before.liveName(fileName);
        byte[] running = classPath.before(fileName);
        int access = running == null ? 0 : new ClassReader(running).getAccess();
        for (ClassState state : states) {
            access = state.internalName().equals(internalName) ? state.first().node().access : access;
        }
        return isLive.test(internalName) && (access & Opcodes.ACC_FINAL) != 0;
    }

    private Map<String, String> liveBodies(String fileName) {
        String internalName = before.liveName(fileName);
        for (ClassState state : states) {
            if (state.internalName().equals(internalName)) {
                return EnumBodies.ofLive(state);
            }
        }
        byte[] running = classPath.before(fileName);
        return running == null ? Map.of() : EnumBodies.ofRunning(ClassFile.parse(before.live(running)));
    }

    /** Classes that live on though their source is gone; it may come back. */
    private void addGone(String top, List<ClassFile> olds) {
        for (ClassState state : states) {
            if (state.isDeleted()
                    && state.internalName().startsWith(top + '$')
                    && state.current().isNumbered()) {
                olds.add(state.current());
            }
        }
    }

    private static void addIfNumbered(byte[] bytes, List<ClassFile> numbered) {
        ClassFile type = ClassFile.parse(bytes);
        if (type.isNumbered()) {
            numbered.add(type);
        }
    }
}
