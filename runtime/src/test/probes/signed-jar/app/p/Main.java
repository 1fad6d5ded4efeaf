package p;

import java.security.CodeSource;
import java.security.cert.X509Certificate;
import l.Signed;

public class Main {
    public static void main(String[] args) {
        for (Class<?> type : new Class<?>[] {Signed.class, Signed.Nested.class}) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            System.out.println(type + " " + source.getLocation());
            System.out.println(((X509Certificate) source.getCertificates()[0]).getSubjectX500Principal());
            System.out.println(source.getCodeSigners().length);
            System.out.println(type.getSigners().length);
        }
        System.out.println(Main.class.getSigners());
    }
}
