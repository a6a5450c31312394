using HandlebarsDotNet;

namespace De06Assistant.Bot.Hosting;

/// <summary>The pages that work without JavaScript: Handlebars templates inside the program, HTML-escaped unless said.</summary>
internal static class PageTemplates
{
    /// <summary>The style sheet of the pages.</summary>
    public static string StyleSheet { get; } = Read("page.css");

    public static HandlebarsTemplate<object, object> Ask { get; } = Compile("ask.hbs");

    public static HandlebarsTemplate<object, object> Checklist { get; } = Compile("checklist.hbs");

    /// <summary>A page by its file's name; the files lie beside what shows them.</summary>
    public static HandlebarsTemplate<object, object> Compile(string name) => Handlebars.Create(new HandlebarsConfiguration { NoEscape = false }).Compile(Read(name));

    /// <summary>The text of a page or style sheet inside the program.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageTemplates).Assembly.GetManifestResourceStream("Pages/" + name)
            ?? throw new InvalidOperationException($"The program lacks its page {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
