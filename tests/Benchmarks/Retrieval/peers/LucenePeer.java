import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lucene as a peer of the retrieval benchmark: java -cp lucene-core:lucene-analyzers-common LucenePeer.java [SETTING…].
 * Reads lines of JSON (flat objects of strings) and answers all but "add" with one line; ProcessPeer.cs has the other side.
 * BM25 as Lucene sets it (k1 1.2, b 0.75).
 */
public final class LucenePeer {
    private static final int LIMIT = 50;
    private static final int SHORTEST_FUZZY = 3;
    private static final float FUZZY_BOOST = 0.5f;
    private static final String NATIONAL = "-";
    private static final Map<String, Float> BOOSTS = Map.of("title", 3f, "questions", 2f, "text", 1f);
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\":\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    private final List<Document> documents = new ArrayList<>();
    private final Analyzer analyzer;
    private final boolean fuzzy;
    private IndexSearcher searcher;

    private LucenePeer(List<String> settings) {
        fuzzy = settings.contains("fuzzy");
        analyzer = settings.contains("folded") ? new FoldingAnalyzer() : new StandardAnalyzer();
    }

    public static void main(String[] settings) throws IOException {
        var peer = new LucenePeer(List.of(settings));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var request = read(line);
            switch (request.get("do")) {
                case "add" -> peer.add(request);
                case "build" -> out.println(peer.build());
                case "ask" -> out.println(peer.ask(request.get("text"), request.get("locality")));
                default -> { }
            }
        }
    }

    private void add(Map<String, String> passage) {
        var document = new Document();
        document.add(new StringField("id", passage.get("id"), Field.Store.YES));
        document.add(new StringField("locality", passage.get("locality").isEmpty() ? NATIONAL : passage.get("locality"), Field.Store.NO));
        for (var field : BOOSTS.keySet()) document.add(new TextField(field, passage.get(field), Field.Store.NO));
        documents.add(document);
    }

    private String build() throws IOException {
        var before = usedHeap();
        var started = System.nanoTime();
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            writer.addDocuments(documents);
            writer.forceMerge(1);
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
        var seconds = (System.nanoTime() - started) / 1e9;
        return "{\"seconds\":" + seconds + ",\"bytes\":" + Math.max(0, usedHeap() - before) + "}";
    }

    private String ask(String text, String locality) throws IOException {
        var started = System.nanoTime();
        var query = query(text, locality);
        var hits = new StringBuilder();
        for (ScoreDoc hit : searcher.search(query, LIMIT).scoreDocs) {
            hits.append(hits.length() == 0 ? "" : ",").append("[\"").append(searcher.doc(hit.doc).get("id")).append("\",").append(hit.score).append(']');
        }
        return "{\"hits\":[" + hits + "],\"micros\":" + (System.nanoTime() - started) / 1e3 + "}";
    }

    private Query query(String text, String locality) throws IOException {
        var any = new BooleanQuery.Builder();
        for (var word : words(text)) {
            BOOSTS.forEach((field, boost) -> {
                any.add(new BoostQuery(new TermQuery(new Term(field, word)), boost), Occur.SHOULD);
                if (fuzzy && word.length() >= SHORTEST_FUZZY) {
                    any.add(new BoostQuery(new FuzzyQuery(new Term(field, word), 1, 1), boost * FUZZY_BOOST), Occur.SHOULD);
                }
            });
        }
        var here = new BooleanQuery.Builder().add(new TermQuery(new Term("locality", NATIONAL)), Occur.SHOULD);
        if (!locality.isEmpty()) here.add(new TermQuery(new Term("locality", locality)), Occur.SHOULD);
        return new BooleanQuery.Builder().add(any.build(), Occur.MUST).add(here.build(), Occur.FILTER).build();
    }

    private List<String> words(String text) throws IOException {
        var words = new ArrayList<String>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) words.add(term.toString());
            stream.end();
        }
        return words;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Map<String, String> read(String line) {
        var members = new HashMap<String, String>();
        var matcher = MEMBER.matcher(line);
        while (matcher.find()) members.put(matcher.group(1), unescape(matcher.group(2)));
        return members;
    }

    private static String unescape(String text) {
        var result = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                result.append(text.charAt(i));
            } else if (text.charAt(++i) == 'u') {
                result.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                result.append(("\\" + text.charAt(i)).translateEscapes());
            }
        }
        return result.toString();
    }

    private static final class FoldingAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            return new TokenStreamComponents(source, new ASCIIFoldingFilter(new LowerCaseFilter(source)));
        }
    }
}
