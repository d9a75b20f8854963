using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Tool.Pages;

/// <summary>The files of the pages of a model.</summary>
internal static class ModelSite
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Path and content of each; the same model gives the same bytes.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Files(DescribedModel model)
    {
        var frame = new PageFrame(model);
        var typePage = new TypePage(model);
        yield return (PageFrame.FirstPage, Utf8.GetBytes(frame.Around("", "", FirstPage.Of(model))));
        foreach (var type in model.Types)
            yield return (type.Page, Utf8.GetBytes(frame.Around(type.DataType, TypePage.ToRoot, typePage.Of(type))));
        yield return ("entries.js", SearchEntries.Of(model));
        yield return ("model.json", JsonSerializer.SerializeToUtf8Bytes(model, ModelJson.Default.DescribedModel));
        yield return ("search.js", Asset("search.js"));
        yield return ("style.css", Asset("style.css"));
    }

    private static byte[] Asset(string name)
    {
        using var source = typeof(ModelSite).Assembly.GetManifestResourceStream("Pages/" + name)!;
        using var content = new MemoryStream();
        source.CopyTo(content);
        return content.ToArray();
    }
}
