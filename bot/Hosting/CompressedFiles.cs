using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Hosting;

/// <summary>Hands out the copies that the web part's build has compressed, <c>name.br</c> and <c>name.gz</c>, to whoever takes them.</summary>
internal static class CompressedFiles
{
    // The smaller one first.
    private static readonly (string Encoding, string Suffix)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>Turns a request for a file that has a compressed copy into one for the copy. Comes before the static files.</summary>
    public static void UseCompressedFiles(this WebApplication app, IFileProvider files) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        if (Path.HasExtension(path.Value))
        {
            foreach (var (encoding, suffix) in Kinds)
            {
                if (!files.GetFileInfo(path.Value + suffix).Exists) continue;
                if (context.Response.Headers.Vary.Contains(HeaderNames.AcceptEncoding) is false) context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
                if (!Takes(context.Request, encoding)) continue;
                context.Request.Path = path + suffix;
                break;
            }
        }
        return next(context);
    });

    /// <summary>Whether the client takes a response in this encoding.</summary>
    public static bool Takes(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Quality != 0 && accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));

    /// <summary>Marks a compressed copy as what it is.</summary>
    public static void Prepare(StaticFileResponseContext served)
    {
        foreach (var (encoding, suffix) in Kinds)
            if (served.File.Name.EndsWith(suffix, StringComparison.Ordinal)) served.Context.Response.Headers.ContentEncoding = encoding;
    }

    /// <summary>Knows a compressed copy by the name of what it is a copy of.</summary>
    internal sealed class Types : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _plain = new();

        public bool TryGetContentType(string subpath, out string contentType)
        {
            var suffix = Kinds.Select(kind => kind.Suffix).FirstOrDefault(suffix => subpath.EndsWith(suffix, StringComparison.Ordinal)) ?? "";
            var known = _plain.TryGetContentType(subpath[..^suffix.Length], out var type);
            contentType = type ?? "";
            return known;
        }
    }
}
