package dev.hotreload.cases;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a case another package, in sources, resources and texts alike. */
final class PackageRenaming {

    private final String from;
    private final String to;
    private final Pattern uses;

    /**
     * @param from a package's only name
     * @param to another's
     */
    PackageRenaming(String from, String to) {
        this.from = from;
        this.to = to;
        // As in "package p;", "exports p;", "p.A", "p.*", "Lp/A;" and "p/a.txt", but neither in "x.p.A" nor for a
        // variable p.
        String name = Pattern.quote(from);
        this.uses = Pattern.compile("(?<=\\b(package|exports) )" + name + "(?![\\w.])"
                + "|(?<![\\w$.\\\\])(?<descriptor>L?)" + name + "(?=\\.[A-Z*]|/[A-Za-z])");
    }

    /** The section with the other package in its title and its text. */
    CaseSection section(CaseSection section) {
        return new CaseSection(title(section.name()), section.version(), section.deleted(), text(section.text()));
    }

    /** The text with the other package. */
    String text(String text) {
        return uses.matcher(text).replaceAll(use -> {
            String descriptor = ((Matcher) use).group("descriptor");
            return Matcher.quoteReplacement((descriptor == null ? "" : descriptor) + to);
        });
    }

    private String title(String title) {
        int colon = title.indexOf(':') + 1;
        int start = title.startsWith(CaseSection.LIBRARY) ? CaseSection.LIBRARY.length() : colon;
        if (title.startsWith(from + "/", start)) {
            return title.substring(0, start) + to + title.substring(start + from.length());
        }
        // META-INF/services/p.A
        return title.startsWith(CaseSection.SERVICES, start) ? text(title) : title;
    }
}
