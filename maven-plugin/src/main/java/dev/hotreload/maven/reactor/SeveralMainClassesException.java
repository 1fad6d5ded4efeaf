package dev.hotreload.maven.reactor;

import dev.hotreload.maven.message.MainClassTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/** More than one class could be the main class, and the user has named none. */
public final class SeveralMainClassesException extends MojoFailureException {

    private static final long serialVersionUID = 1L;

    /** How the simple names of classes end that applications are started with, as a rule. */
    private static final List<String> USUAL = List.of("Application", "App", "Main", "Server");

    /** @param startable the classes, by what is shown of each */
    SeveralMainClassesException(Map<String, ApplicationModule> startable) {
        this(likeliestFirst(startable));
    }

    private SeveralMainClassesException(List<Map.Entry<String, ApplicationModule>> startable) {
        super(MainClassTexts.severalMainClasses(
                startable.stream().map(Map.Entry::getKey).toList(),
                startable.get(0).getValue().mainClass()));
    }

    private static List<Map.Entry<String, ApplicationModule>> likeliestFirst(Map<String, ApplicationModule> startable) {
        List<Map.Entry<String, ApplicationModule>> sorted = new ArrayList<>(startable.entrySet());
        sorted.sort(Comparator.comparing(
                entry -> USUAL.stream().noneMatch(entry.getValue().mainClass()::endsWith)));
        return sorted;
    }
}
