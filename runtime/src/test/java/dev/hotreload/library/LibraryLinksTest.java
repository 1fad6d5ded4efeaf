package dev.hotreload.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryLinksTest {
    @TempDir
    private Path directory;

    private JarFiles files = new JarFiles(Path.of(""));
    private Path changed = Path.of("");

    @BeforeEach
    void writeTheJarThatChanges() {
        files = new JarFiles(directory);
        changed = files.jar("changed", "a/A", "a/Service", "META-INF/services/s.Offered=a.A");
    }

    /** Which of some others begin anew with the changed one. */
    private Set<Path> with(Path... others) {
        List<Path> all = new ArrayList<>(List.of(others));
        all.add(changed);
        Set<Path> anew = new LibraryLinks(all, all, path -> !path.equals(changed)).anew(Set.of());
        assertThat(anew).contains(changed);
        anew.remove(changed);
        return anew;
    }

    @Test
    void whoMentionsAChangedOneBeginsAnewAndWhoMentionsThat() {
        Path calling = files.jar("calling", "calling/C");
        Path indirect = files.jar("indirect", "indirect/I");
        Path typed = files.jar("typed", "typed/T");
        Path none = files.jar("none", "none/N");
        assertThat(with(none, indirect, calling, typed)).containsExactlyInAnyOrder(calling, indirect, typed);
        assertThat(with(none, indirect)).isEmpty();
    }

    @Test
    void packagesBelowAreOthers() {
        assertThat(with(files.jar("deeper", "deeper/D"))).isEmpty();
    }

    @Test
    void textsOfOtherFilesMentionClassesUnlessTheyAreLarge() {
        Path listing = files.jar("listing", "META-INF/index=handler: a.A");
        Path large = files.jar("large", "table=" + " ".repeat(1_000_000) + "a.A");
        Path of = files.write("other", Map.of("x", "\u00e9 a/A".getBytes(StandardCharsets.UTF_8)));
        assertThat(with(listing, large, of)).containsExactlyInAnyOrder(listing, of);
    }

    @Test
    void whoMentionsAServiceOfAChangedOneBeginsAnew() {
        Path asking = files.jar("asking", "META-INF/uses=s.Offered");
        Path another = files.jar("another", "META-INF/uses=s.Another", "META-INF/services/s.Another=none.N");
        assertThat(with(asking, another)).containsExactly(asking);
    }

    @Test
    void whoSharesAPackageBeginsAnew() {
        Path same = files.jar("same", "a/deep/Below", "a/Service");
        assertThat(with(same)).containsExactly(same);
    }

    @Test
    void whatCannotBeReadMayMentionEverything() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.jar"), "no jar");
        assertThat(with(broken)).containsExactly(broken);
        Path newer = files.write(
                "newer", Map.of("n/N.class", "\u00ca\u00fe of a later Java, a/A".getBytes(StandardCharsets.UTF_8)));
        assertThat(with(newer)).containsExactly(newer);
        assertThat(with(directory.resolve("gone.jar"))).isEmpty();
    }

    @Test
    void addedGoneAndMovedOnesHaveChanged() {
        Path calling = files.jar("calling", "calling/C");
        Path none = files.jar("none", "none/N");
        Path same = files.jar("same", "a/Service");
        assertThat(anew(List.of(none), List.of(none, changed))).containsExactly(changed);
        assertThat(anew(List.of(none, changed, calling), List.of(none, calling)))
                .containsOnly(changed, calling);
        assertThat(anew(List.of(none, calling), List.of(calling, none))).isEmpty();
        assertThat(anew(List.of(changed, none, same), List.of(same, none, changed)))
                .containsOnly(changed, same);
        assertThat(new LibraryLinks(List.of(none), List.of(none), path -> true).isUnchanged())
                .isTrue();
    }

    private static Set<Path> anew(List<Path> before, List<Path> now) {
        return new LibraryLinks(before, now, path -> true).anew(Set.of());
    }

    @Test
    void itCannotBeToldWhatMentionsTheUnnamedPackageOrWhatOnlyManifestsName() {
        Path unnamed = files.jar("unnamed", "Unnamed");
        List<Path> all = List.of(changed, unnamed);
        LibraryLinks links = new LibraryLinks(all, all, path -> !path.equals(changed));
        assertThat(links.isTellable(Set.of(changed))).isTrue();
        assertThat(links.isTellable(Set.copyOf(all))).isFalse();

        Path leading = files.jar(
                "leading", "META-INF/MANIFEST.MF=Manifest-Version: 1.0\nClass-Path: unnamed.jar nowhere.jar\n\n");
        assertThat(new LibraryLinks(List.of(leading), List.of(leading), path -> true).isTellable(Set.of()))
                .isFalse();
        assertThat(new LibraryLinks(List.of(leading, unnamed), List.of(leading), path -> true).isTellable(Set.of()))
                .isTrue();
    }
}
