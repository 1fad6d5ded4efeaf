package dev.hotreload.maven.compile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** What the text of a pom says, as far as a restart would make a difference. */
final class PomText {

    private PomText() {}

    /** A pom as it is written, or nothing if it cannot be read now. */
    static Optional<Model> read(Path pom) {
        try (InputStream in = Files.newInputStream(pom)) {
            return Optional.of(new MavenXpp3Reader().read(in));
        } catch (IOException | XmlPullParserException e) {
            // It is being written, or Maven will say what is wrong with it at the restart.
            return Optional.empty();
        }
    }

    /**
     * What differs, in one phrase: {@code dependency commons-io:commons-io 2.11 -> 2.12, property x}; empty: nothing.
     */
    static String differences(Model before, Model now) {
        List<String> differences = new ArrayList<>();
        differences("dependency", dependencies(before), dependencies(now), differences);
        differences("managed dependency", managed(before), managed(now), differences);
        differences("property", properties(before), properties(now), differences);
        differences("plugin", plugins(before), plugins(now), differences);
        if (!before.getModules().equals(now.getModules())) {
            differences.add("modules");
        }
        return String.join(", ", differences);
    }

    private static void differences(
            String kind, Map<String, String> before, Map<String, String> now, List<String> differences) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String old = before.get(name);
            String current = now.get(name);
            if (old == null) {
                differences.add(kind + " " + name + " added");
            } else if (current == null) {
                differences.add(kind + " " + name + " removed");
            } else if (!old.equals(current)) {
                boolean isShort = (old + current).length() < 60 && !(old + current).contains("\n");
                differences.add(kind + " " + name + (isShort ? " " + old + " -> " + current : ""));
            }
        }
    }

    private static Map<String, String> dependencies(Model model) {
        return texts(model.getDependencies());
    }

    private static Map<String, String> managed(Model model) {
        return model.getDependencyManagement() == null
                ? Map.of()
                : texts(model.getDependencyManagement().getDependencies());
    }

    private static Map<String, String> texts(List<Dependency> dependencies) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Dependency dependency : dependencies) {
            String scope = dependency.getScope() == null ? "" : " (" + dependency.getScope() + ")";
            texts.put(
                    dependency.getGroupId() + ":" + dependency.getArtifactId(),
                    Objects.requireNonNullElse(dependency.getVersion(), "managed") + scope);
        }
        return texts;
    }

    private static Map<String, String> properties(Model model) {
        return model.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> model.getProperties().getProperty(name)));
    }

    private static Map<String, String> plugins(Model model) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (model.getBuild() != null) {
            for (Plugin plugin : model.getBuild().getPlugins()) {
                texts.put(
                        plugin.getArtifactId(),
                        plugin.getVersion() + "\n" + plugin.getConfiguration() + "\n"
                                + plugin.getExecutions().stream()
                                        .map(execution ->
                                                execution.getId() + execution.getGoals() + execution.getConfiguration())
                                        .toList());
            }
        }
        return texts;
    }
}
