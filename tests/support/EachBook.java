import com.adobe.epubcheck.tool.EpubChecker;

/** The publishers' checker on several books, one after the other: what it needs to know of EPUB takes it seconds, and is read once. */
public class EachBook {
    public static void main(String[] books) {
        for (String book : books) {
            new EpubChecker().run(new String[] {book, "--quiet", "--json", book + ".json"});
        }
    }
}
