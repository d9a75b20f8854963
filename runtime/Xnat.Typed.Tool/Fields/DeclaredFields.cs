using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Fields;

/// <summary>What a project declares about objects of one data type.</summary>
/// <param name="Variables">Custom variables.</param>
/// <param name="Forms">Custom forms.</param>
internal sealed record DeclaredFields(IReadOnlyList<XnatVariableDefinition> Variables, IReadOnlyList<XnatCustomForm> Forms)
{
    /// <summary>Whether the site keeps its forms from the account, so that nobody knows which there are.</summary>
    public bool FormsAreRefused { get; init; }

    public XnatVariableDefinition? Variable(string name) => Variables.FirstOrDefault(variable => variable.Name == name);

    /// <summary>What the server says. Without forms where it is older than they are.</summary>
    public static async Task<DeclaredFields> OfServerAsync(ProjectData project, string dataType, CancellationToken cancellationToken)
    {
        var groups = await project.VariableDefinitionsAsync(dataType, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<XnatVariableDefinition> variables = [.. groups.SelectMany(static group => group.Variables)];
        try
        {
            return new(variables, await project.CustomFormsAsync(dataType, cancellationToken).ConfigureAwait(false));
        }
        catch (XnatNotFoundException)
        {
            return new(variables, []);
        }
        catch (XnatAccessDeniedException)
        {
            return new(variables, []) { FormsAreRefused = true };
        }
    }

    /// <summary>What a file says that <c>fields pull</c> wrote.</summary>
    /// <exception cref="MisuseException">It is no such file.</exception>
    public static async Task<DeclaredFields> OfFileAsync(string path, string dataType, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        var document = FieldsReader.Read(new(path, text), cancellationToken);
        if (document.Problems.Count > 0)
            throw new MisuseException($"{path} is not as fields pull writes it; fields check says what is wrong. Pull it again.");
        var type = document.Types.FirstOrDefault(type => string.Equals(type.DataType, dataType, StringComparison.OrdinalIgnoreCase));
        return type is null
            ? new([], [])
            : new(
                [.. type.Groups.SelectMany(static group => group.Variables).Select(Variable)],
                [.. type.Forms.Select(form => XnatCustomForm.Of(form.Id, form.Title, dataType, [.. form.Fields.Select(Field)]))]);
    }

    private static XnatVariableDefinition Variable(FieldDeclaration declared) => new()
    {
        Name = declared.Name,
        IsRequired = declared.IsRequired,
        PossibleValues = [.. declared.Values],
        Kind = declared.Kind switch
        {
            FieldKind.WholeNumber => XnatVariableKind.WholeNumber,
            FieldKind.Number => XnatVariableKind.Number,
            FieldKind.Boolean => XnatVariableKind.Boolean,
            FieldKind.Date => XnatVariableKind.Date,
            _ => XnatVariableKind.Text,
        },
    };

    private static XnatFormField Field(FieldDeclaration declared) => new()
    {
        Path = declared.Name,
        Label = declared.Label,
        Type = declared.Component,
        IsRequired = declared.IsRequired,
        IsConditional = declared.IsConditional,
        IsMultiple = declared.IsMultiple,
        PossibleValues = [.. declared.Values],
        Min = Limit(declared, FieldLimit.Least),
        Max = Limit(declared, FieldLimit.Greatest),
        MinLength = (int?)Limit(declared, FieldLimit.Shortest),
        MaxLength = (int?)Limit(declared, FieldLimit.Longest),
        Pattern = declared.Pattern.Length > 0 ? declared.Pattern : null,
        Kind = declared.Kind switch
        {
            FieldKind.Text or FieldKind.Date => XnatFormFieldKind.Text,
            FieldKind.WholeNumber or FieldKind.Number => XnatFormFieldKind.Number,
            FieldKind.Boolean => XnatFormFieldKind.Boolean,
            FieldKind.Choice => XnatFormFieldKind.Choice,
            FieldKind.Choices => XnatFormFieldKind.Choices,
            FieldKind.Moment => XnatFormFieldKind.Moment,
            FieldKind.Day => XnatFormFieldKind.Day,
            FieldKind.Time => XnatFormFieldKind.Time,
            _ => XnatFormFieldKind.Unknown,
        },
    };

    private static double? Limit(FieldDeclaration declared, string word) =>
        declared.Limits.FirstOrDefault(limit => limit.Word == word) is { } found
            ? double.Parse(found.Number, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
}
