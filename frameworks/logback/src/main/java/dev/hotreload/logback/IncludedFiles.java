package dev.hotreload.logback;

import ch.qos.logback.core.util.Loader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The resources that a configuration names: files that it includes, and theirs, and files of properties. */
final class IncludedFiles extends DefaultHandler {
    private final Set<String> resources = new LinkedHashSet<>();

    private IncludedFiles() {}

    /** Paths relative to the class path; those of a file that is no XML are as many as come before its mistake. */
    static Set<String> of(URL configuration) {
        IncludedFiles files = new IncludedFiles();
        files.read(configuration);
        return files.resources;
    }

    private void read(URL file) {
        try (InputStream in = file.openStream()) {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            parsers.newSAXParser().parse(new InputSource(in), this);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            // Logback says it when it reads the file.
        }
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        String resource = attributes.getValue("resource");
        if (resource != null && resources.add(resource) && name.equals("include")) {
            URL included = Loader.getResourceBySelfClassLoader(resource);
            if (included != null) {
                read(included);
            }
        }
    }
}
