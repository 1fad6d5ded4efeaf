package dev.hotreload.maven.reactor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.plexus.util.ReaderFactory;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * The multi-module tree that a pom belongs to, as its poms' own {@code <modules>} tell it.
 *
 * <p>Only text is read: in a child directory Maven has not loaded the siblings, and the parent of a project need not be
 * the pom that lists it. Modules of every profile count, active or not; they only serve to recognise the tree.
 */
final class ModuleTree {

    private static final Xpp3Dom NOTHING = new Xpp3Dom("nothing");

    private final Set<Path> poms = new LinkedHashSet<>();
    private boolean usesTestClasses;

    private ModuleTree(Path rootPom) {
        visit(rootPom);
    }

    /** The topmost pom above {@code pom} that lists it, directly or through others; {@code pom} itself if none does. */
    static Path rootOf(Path pom) {
        Path root = pom.toAbsolutePath().normalize();
        for (Path directory = parent(root); directory != null; directory = directory.getParent()) {
            Path candidate = directory.resolve("pom.xml");
            if (Files.isRegularFile(candidate) && new ModuleTree(candidate).poms.contains(root)) {
                root = candidate;
            }
        }
        return root;
    }

    /**
     * Whether some module below a root depends on the test classes of another one, or of anything else: then they must
     * be compiled, too.
     */
    static boolean usesTestClasses(Path rootPom) {
        return new ModuleTree(rootPom).usesTestClasses;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private void visit(Path pom) {
        if (!poms.add(pom)) {
            return;
        }
        Xpp3Dom project = read(pom);
        visitModules(pom, project);
        for (Xpp3Dom profile : children(project, "profiles")) {
            visitModules(pom, profile);
        }
        for (Xpp3Dom dependency : children(project, "dependencies")) {
            usesTestClasses |=
                    "test-jar".equals(text(dependency, "type")) || "tests".equals(text(dependency, "classifier"));
        }
    }

    private void visitModules(Path pom, Xpp3Dom container) {
        List<Xpp3Dom> modules = new ArrayList<>(children(container, "modules"));
        // The name of the same in the model of Maven 4.
        modules.addAll(children(container, "subprojects"));
        for (Xpp3Dom module : modules) {
            String name = module.getValue();
            if (name != null) {
                Path path = parent(pom).resolve(name.trim().replace('\\', '/')).normalize();
                visit(Files.isDirectory(path) ? path.resolve("pom.xml") : path);
            }
        }
    }

    private static Xpp3Dom read(Path pom) {
        try (Reader reader = ReaderFactory.newXmlReader(pom.toFile())) {
            return Xpp3DomBuilder.build(reader);
        } catch (IOException | XmlPullParserException e) {
            // A pom that cannot be read lists nothing here; if it matters, Maven itself reports it in the build.
            return NOTHING;
        }
    }

    private static List<Xpp3Dom> children(Xpp3Dom parent, String name) {
        Xpp3Dom list = parent.getChild(name);
        return list == null ? List.of() : List.of(list.getChildren());
    }

    private static String text(Xpp3Dom parent, String name) {
        Xpp3Dom child = parent.getChild(name);
        return child == null || child.getValue() == null ? "" : child.getValue().trim();
    }
}
