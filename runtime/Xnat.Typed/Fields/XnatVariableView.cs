using System.ComponentModel;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Custom variables of an object by type. The classes that the generator makes of <c>XnatFields</c> items derive from it; their properties
/// read what the server sent with the object, and what is set is sent when the object is saved.
/// </summary>
/// <remarks>
/// It holds nothing of its own: the variables are the rows of the object's list <c>Fields</c>. What a project declares by now is not asked
/// for; <c>VariablesAsync</c> does that.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class XnatVariableView
{
    private const string Path = "fields/field";
    private const string NamePath = "name";
    private const string TextPath = "field";

    private readonly XnatObject owner;

    /// <summary>The variables of an object.</summary>
    /// <param name="item">A project, subject or experiment.</param>
    /// <exception cref="ArgumentException">XNAT keeps no custom variables for the object.</exception>
    protected XnatVariableView(IXnatVariableOwner item) => owner = FieldExtensions.OwnerOf(item);

    /// <summary>The text of a variable; <see langword="null"/> if it has none.</summary>
    /// <param name="name">Its name; capital letters matter.</param>
    /// <exception cref="InvalidOperationException">The object is a row of a listing that did not have its variables: load it.</exception>
    protected string? GetText(string name) =>
        Find(Rows(), name) is { } row && row.TryGet(TextPath, out var text) ? text : null;

    /// <summary>The value of a variable; <see langword="null"/> if it has none.</summary>
    /// <typeparam name="T">A number, a truth value, a day.</typeparam>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidOperationException">The object is a row of a listing that did not have its variables: load it.</exception>
    /// <exception cref="XnatContentException">The text is no such value. XNAT stores any, whatever is declared.</exception>
    protected T? Get<T>(string name)
        where T : struct => VariableText.Parse<T>(GetText(name), owner);

    /// <summary>Sets the text of a variable, to be sent when the object is saved.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The text, or <see langword="null"/> to clear it.</param>
    /// <exception cref="ArgumentException">XNAT cannot address the name, or cannot hold the text.</exception>
    /// <exception cref="InvalidOperationException">The object is a row of a listing that did not have its variables: load it.</exception>
    protected void SetText(string name, string? value)
    {
        if (value is not null) FieldWriting.RefuseText(value, nameof(value));
        Set(name, value, XnatValueKind.Text);
    }

    /// <summary>The same with a number, a truth value or a day, written without regard to the culture of this machine.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, or <see langword="null"/> to clear it. The one that it has already is no change.</param>
    /// <exception cref="ArgumentException">XNAT cannot address the name.</exception>
    /// <exception cref="InvalidOperationException">The object is a row of a listing that did not have its variables: load it.</exception>
    protected void Set<T>(string name, T? value)
        where T : struct =>
        Set(name, value is { } known ? XnatValue.Format(known) : null, XnatComparison.KindOf(default(XnatField<T>)));

    private void Set(string name, string? text, XnatValueKind kind)
    {
        FieldWriting.RefuseName(name);
        var rows = Rows();
        var row = Find(rows, name);
        if (text is null && row is not null && rows.IsNew(row)) rows.Items.Remove(row);
        if (row is null && text is not null)
        {
            row = new XnatRecord(rows.RowType);
            row.Change(NamePath, name);
            rows.Items.Add(row);
        }

        row?.Change(TextPath, text, kind);
    }

    private XnatRows Rows()
    {
        // The generated lists know how their rows are told apart, and refuse where a listing did not have them.
        switch (owner)
        {
            case ProjectData project: _ = project.Fields; break;
            case SubjectData subject: _ = subject.Fields; break;
            case ExperimentData experiment: _ = experiment.Fields; break;
        }

        return owner.Raw.RowsAt(Path);
    }

    /// <summary>Of two names that read alike, the one that is stored so has the name, as in <see cref="XnatFields"/>.</summary>
    private static XnatRecord? Find(XnatRows rows, string name) =>
        rows.Items.Find(row => row.TryGetSent(NamePath, out var stored) && stored == name)
        ?? rows.Items.Find(row => row.TryGet(NamePath, out var known) && known == name);
}
