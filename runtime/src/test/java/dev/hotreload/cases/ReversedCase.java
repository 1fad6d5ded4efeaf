package dev.hotreload.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A case told backwards: its last version is the one that the program starts with.
 *
 * <p>What the first case adds, this one takes away from a class that was defined with it. Cases whose kept state differs
 * from a fresh program's, or that are refused, say what holds in one direction only and are not reversed.
 */
final class ReversedCase {

    private static final List<String> STATEMENTS = List.of("imports", "kept", "setup", "drive");
    private static final List<String> ONE_WAY =
            List.of("not yet", "one way", "kept state", "refused", "notes", "generations", "same output");

    private final CaseFile file;
    private final List<CaseSection> sections = new ArrayList<>();

    private ReversedCase(CaseFile file) {
        this.file = file;
    }

    /** The case backwards; empty if it is told in one direction only. */
    static Optional<CaseFile> of(CaseFile file) {
        return ONE_WAY.stream().anyMatch(file::has) ? Optional.empty() : Optional.of(new ReversedCase(file).reverse());
    }

    private CaseFile reverse() {
        file.sections().stream()
                .filter(section -> !section.isFile() && !STATEMENTS.contains(section.name()))
                .forEach(sections::add);
        for (int version = 1; version <= file.versions(); version++) {
            int original = file.versions() + 1 - version;
            for (String module : file.modules()) {
                files(module, original, version);
            }
            for (String name : STATEMENTS) {
                sections.add(new CaseSection(name, version, false, file.text(name, original)));
            }
        }
        // There and back again; ten generations are the other direction's.
        sections.add(new CaseSection("generations", 0, false, Integer.toString(file.versions() + 1)));
        return new CaseFile(file.kind(), file.name() + "-reversed", file.description(), sections);
    }

    private void files(String module, int original, int version) {
        Map<String, String> present = file.files(module, original);
        present.forEach((path, text) -> sections.add(new CaseSection(module + ":" + path, version, false, text)));
        Set<String> gone = new TreeSet<>();
        for (int other = 1; other <= file.versions(); other++) {
            gone.addAll(file.files(module, other).keySet());
        }
        gone.removeAll(present.keySet());
        gone.forEach(path -> sections.add(new CaseSection(module + ":" + path, version, true, "")));
    }
}
