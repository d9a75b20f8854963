using Xnat.Typed.Model;

namespace Xnat.Typed.Benchmarks.Client;

/// <summary>Sessions with columns of their own and of their subject, each read as what it is.</summary>
internal static class TypedColumns
{
    private static readonly XnatField<long?> SubjectAge = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age);

    public static async Task<int> CountAsync(XnatClient client)
    {
        var sessions = client.Experiments.OfType<MrSessionData>()
            .WithColumns(MrSessionData.Schema.FieldStrength, SubjectAssessorData.Schema.Age, SubjectAge);
        var count = 0;
        await foreach (var session in sessions)
        {
            if (session is { Id: not null, Label: not null, Date.Year: > 2000, FieldStrength: not null, Age: > 1 }
                && session.Get(SubjectAge) > 1)
                count++;
        }

        return count;
    }
}
