package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageRenamingTest {

    private final PackageRenaming renaming = new PackageRenaming("p", "p7");

    @ParameterizedTest
    @CsvSource({
        "package p;, package p7;",
        "package p, package p7",
        "exports p;, exports p7;",
        "import p.A;, import p7.A;",
        "import static p.A.*;, import static p7.A.*;",
        "import p.*;, import p7.*;",
        "Class.forName(\"p.A$B\"), Class.forName(\"p7.A$B\")",
        "(Lp/A;I)[Lp/B;, (Lp7/A;I)[Lp7/B;",
        "~ p.A  + m(), ~ p7.A  + m()",
        "getResource(\"/p/a.txt\"), getResource(\"/p7/a.txt\")",
    })
    void whatMeansThePackageIsRenamed(String before, String after) {
        assertThat(renaming.text(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "package p.q;",
        "import x.p.A;",
        "p.name()",
        "map.Entry",
        "for (Point p : points)",
        "a / p / 2",
        "\\p{Lu}",
        "\"p\"",
    })
    void nothingElseIs(String text) {
        assertThat(renaming.text(text)).isEqualTo(text);
    }

    @Test
    void pathsOfFilesFollowInTheirModules() {
        CaseFile file = CaseFileParser.parse("kind", "name", """
                Shows it.
                === v1 core:p/A.java ===
                package p;
                === v2 core:p/A.java deleted ===
                === q/B.java ===
                package q;
                === library l/C.java ===
                package l;
                === library dev/hotreload/api/D.java ===
                === META-INF/services/l.C ===
                q.B
                === drive ===
                """);

        CaseFile renamed = file.numbered(7);

        assertThat(renamed.files("core", 1)).containsEntry("p7/A.java", "package p7;\n");
        assertThat(renamed.files("core", 2)).isEmpty();
        assertThat(renamed.otherPackages()).containsExactlyInAnyOrder("q7", "l7", "dev", "META-INF");
        assertThat(renamed.library())
                .containsEntry("l7/C.java", "package l7;\n")
                .containsKey("dev/hotreload/api/D.java");
        assertThat(renamed.files(CaseFile.APPLICATION, 1))
                .containsEntry("q7/B.java", "package q7;\n")
                .containsEntry("META-INF/services/l7.C", "q7.B\n");
        assertThat(renamed.drive()).isEqualTo("drive p7");
    }
}
