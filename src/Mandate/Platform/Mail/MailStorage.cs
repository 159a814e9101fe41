using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Mail;

sealed class SentMailStorage : IEntityTypeConfiguration<SentMail>
{
    public void Configure(EntityTypeBuilder<SentMail> b) => b.Property(x => x.Id).ValueGeneratedNever();
}

sealed class MailboxLetterStorage : IEntityTypeConfiguration<MailboxLetter>
{
    public void Configure(EntityTypeBuilder<MailboxLetter> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Markdown).Unlimited();
        b.HasIndex(x => x.At);
        b.HasIndex(x => x.To);
    }
}
